import type { Component } from 'svelte';
import { render } from 'svelte/server';

/** A component as the server sends it: what a reader without JavaScript gets. */
export function html<const Props extends object>(component: Component<Props>, props: NoInfer<Props>): string {
  // Svelte's own marks for the browser's script say nothing to a reader.
  return render(component as unknown as Component<Record<string, unknown>>, {
    props: props as Record<string, unknown>,
  }).body.replace(/<!--.*?-->/g, '');
}
