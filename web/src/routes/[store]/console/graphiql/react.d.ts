/** The two calls of React that GraphiQL needs; its full types are not worth a dependency. */
declare module 'react' {
  export function createElement(component: unknown, properties: Record<string, unknown>): unknown;
}
declare module 'react-dom/client' {
  export function createRoot(place: HTMLElement): { render(element: unknown): void; unmount(): void };
}
