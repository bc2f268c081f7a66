import { useCombobox } from "downshift";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import type { Hit, Hits } from "../../../src/server/api.ts";
import { useApi } from "../app/api.ts";
import { Icon } from "../app/Icon.tsx";
import { navigate } from "../app/navigation.ts";
import { TypeTag } from "../app/parts.tsx";
import { viewOf } from "../view/view.ts";
import { W } from "../words.ts";

/** The search for a name, with suggestions. While an input method composes, nothing is looked up and no key is taken. */
export function SearchBox({ large = false }: { large?: boolean }) {
	const [asked, setAsked] = useState("");
	const composing = useRef(false);
	const input = useRef<HTMLInputElement>(null);
	const q = useDeferredValue(asked);
	const answer = useApi<Hits>(q === "" ? null : `/api/search?q=${encodeURIComponent(q)}`);
	const hits = q !== "" && answer.state === "done" ? answer.data.hits : [];

	const { isOpen, getLabelProps, getMenuProps, getInputProps, getItemProps, highlightedIndex, setInputValue, closeMenu } =
		useCombobox<Hit>({
			items: hits,
			itemToString: (hit) => hit?.name ?? "",
			onInputValueChange: ({ inputValue }) => {
				if (!composing.current) setAsked(inputValue.trim());
			},
			onSelectedItemChange: ({ selectedItem }) => selectedItem && go(selectedItem),
			selectedItem: null,
		});

	function go(hit: Hit) {
		setInputValue("");
		setAsked("");
		input.current?.blur();
		navigate({ page: "entity", view: viewOf(hit.id) });
	}

	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
			if (event.key !== "/" || typing || event.isComposing) return;
			event.preventDefault();
			input.current?.focus();
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, []);

	const open = isOpen && q !== "";
	return (
		<search className={`search ${large ? "search-large" : ""}`}>
			{/* biome-ignore lint/a11y/noLabelWithoutControl: getLabelProps names the input */}
			<label {...getLabelProps({ className: "visually-hidden" })}>{W.searchLabel}</label>
			<Icon name="search" />
			<input
				{...getInputProps({
					ref: input,
					type: "search",
					placeholder: large ? W.searchHint : W.searchLabel,
					autoComplete: "off",
					spellCheck: false,
					onCompositionStart: () => {
						composing.current = true;
					},
					onCompositionEnd: (event) => {
						composing.current = false;
						setAsked(event.currentTarget.value.trim());
					},
					onKeyDown: (event) => {
						if (composing.current || event.nativeEvent.isComposing) {
							// Enter and the arrows belong to the input method now.
							Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
							return;
						}
						if (event.key === "Enter" && highlightedIndex < 0 && q !== "") {
							const first = hits[0];
							if (hits.length === 1 && first) go(first);
							else navigate({ page: "search", q });
							closeMenu();
						}
					},
				})}
			/>
			{!large && <kbd>/</kbd>}
			<ul {...getMenuProps({ className: open ? "menu" : "menu closed" })}>
				{open &&
					hits.map((hit, index) => (
						<li key={hit.id} {...getItemProps({ item: hit, index, className: index === highlightedIndex ? "active" : "" })}>
							<HitLine hit={hit} />
						</li>
					))}
				{open && answer.state === "loading" && <li className="menu-note">{W.searching}</li>}
				{open && answer.state === "done" && hits.length === 0 && <li className="menu-note">{W.noHit(q)}</li>}
				{open && answer.state === "failed" && (
					<li className="menu-note">{answer.reason === "gone" ? W.serverGone : answer.message}</li>
				)}
				{open && answer.state === "done" && answer.data.more && <li className="menu-note">{W.moreHits}</li>}
			</ul>
		</search>
	);
}

export function HitLine({ hit }: { hit: Hit }) {
	return (
		<>
			<TypeTag type={hit.type} />
			<span className="hit-name">{hit.name}</span>
			<span className="hit-more">{[hit.alias && W.aliasOf(hit.alias), hit.post].filter(Boolean).join(" · ")}</span>
			<span className="hit-count">{hit.reports > 0 ? W.sources(hit.reports) : ""}</span>
		</>
	);
}
