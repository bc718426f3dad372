// What stands beside and below the player of free play: it comes when the page is awake, all in one file.
export { default as PlayHands } from './PlayHands.svelte';
export { default as PlayTools } from './PlayTools.svelte';
