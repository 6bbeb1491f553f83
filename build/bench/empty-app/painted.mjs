/// <reference lib="dom" />
// The second frame begins once the first one is on screen.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    document.title = 'Painted'
  }),
)
