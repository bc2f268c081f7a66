import type { ReactNode } from "react";
import type { Status } from "../../../src/schema.ts";
import type { NodeCard } from "../../../src/server/api.ts";
import { formatRoute, type Route } from "../view/route.ts";
import { viewOf } from "../view/view.ts";
import { isUncertain, statusWord, typeWord, W } from "../words.ts";
import type { Loading } from "./api.ts";

/** The small parts that several screens share. */

export function TypeTag({ type }: { type: NodeCard["type"] }) {
	return (
		<span className={`tag type-${type}`}>
			<i className="dot" />
			{typeWord(type)}
		</span>
	);
}

export function StatusTag({ status }: { status: Status | null }) {
	if (!status) return null;
	return <span className={`status ${isUncertain(status) ? "status-uncertain" : ""} status-${status}`}>{statusWord(status)}</span>;
}

/** A node's name as a link to its page. */
export function EntityLink({ node }: { node: NodeCard }) {
	return (
		<a className={`entity-link type-${node.type}`} href={formatRoute({ page: "entity", view: viewOf(node.id) })}>
			<i className="dot" />
			{node.name}
		</a>
	);
}

export function RouteLink({ to, children, className }: { to: Route; children: ReactNode; className?: string }) {
	return (
		<a className={className} href={formatRoute(to)}>
			{children}
		</a>
	);
}

/** Shows what has been loaded, and says in words why there is nothing. */
export function Await<T>({ of, children }: { of: Loading<T> & { retry: () => void }; children: (data: T) => ReactNode }) {
	if (of.state === "done") return children(of.data);
	if (of.state === "loading") return <p className="note loading">{W.loading}</p>;
	return (
		<div className="note failure" role="alert">
			<p>{of.reason === "gone" ? W.serverGone : of.reason === "not-found" ? W.notFound : `${W.failed}：${of.message}`}</p>
			<button type="button" className="button" onClick={of.retry}>
				{W.retry}
			</button>
		</div>
	);
}
