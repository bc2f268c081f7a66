import { useEffect, useSyncExternalStore } from "react";
import { EntityPage } from "../entity/EntityPage.tsx";
import { LeadsPage } from "../leads/LeadsPage.tsx";
import { ReportPage } from "../report/ReportPage.tsx";
import { SearchBox } from "../search/SearchBox.tsx";
import { SearchPage } from "../search/SearchPage.tsx";
import { StartPage } from "../start/StartPage.tsx";
import type { Route } from "../view/route.ts";
import { W } from "../words.ts";
import { connection, forget, outdated, watchServer } from "./api.ts";
import { useRoute } from "./navigation.ts";
import { RouteLink } from "./parts.tsx";

export function App() {
	const route = useRoute();
	useEffect(watchServer, []);
	return (
		<>
			<button type="button" className="skip" onClick={() => document.getElementById("main")?.focus()}>
				{W.skip}
			</button>
			<header className="top">
				<RouteLink to={{ page: "start" }} className="brand">
					reportgraph
				</RouteLink>
				<nav>
					<RouteLink to={{ page: "leads", q: "", proof: null }}>{W.leadsTitle}</RouteLink>
				</nav>
				{route.page !== "start" && <SearchBox />}
			</header>
			<Banner />
			<main id="main" tabIndex={-1}>
				<Page route={route} />
			</main>
		</>
	);
}

function Page({ route }: { route: Route }) {
	switch (route.page) {
		case "start":
			return <StartPage />;
		case "leads":
			return <LeadsPage q={route.q} proof={route.proof} />;
		case "search":
			return <SearchPage q={route.q} />;
		case "report":
			return <ReportPage id={route.id} at={route.at} />;
		case "entity":
			return <EntityPage view={route.view} />;
	}
}

function Banner() {
	const connected = useSyncExternalStore(connection.subscribe, connection.get);
	const old = useSyncExternalStore(outdated.subscribe, outdated.get);
	if (!connected)
		return (
			<p className="banner gone" role="status">
				{W.serverGone}
			</p>
		);
	if (!old) return null;
	return (
		<p className="banner" role="status">
			{W.newData}
			<button type="button" className="link" onClick={forget}>
				{W.reload}
			</button>
		</p>
	);
}
