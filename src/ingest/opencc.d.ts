/** The package types its whole converters, not its dictionaries. */
declare module "opencc-js/dict/TSCharacters" {
	/** «from to» pairs with `|` between them. */
	const dictionary: string;
	export default dictionary;
}
