import { useMemo, useSyncExternalStore } from "react";
import { formatRoute, parseRoute, type Route } from "../view/route.ts";

function subscribe(listener: () => void) {
	addEventListener("hashchange", listener);
	addEventListener("popstate", listener);
	return () => {
		removeEventListener("hashchange", listener);
		removeEventListener("popstate", listener);
	};
}

export function useRoute(): Route {
	const hash = useSyncExternalStore(subscribe, () => location.hash);
	return useMemo(() => parseRoute(hash), [hash]);
}

/** Goes to a route; each step is one of the browser's history, so back and forward undo and redo it. */
export function navigate(route: Route): void {
	const hash = formatRoute(route);
	if (hash === location.hash) return;
	history.pushState(null, "", hash);
	dispatchEvent(new PopStateEvent("popstate"));
}
