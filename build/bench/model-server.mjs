/**
 * From the request to the first words, with nothing of the app around it.
 * @param {string} url base URL of a server that speaks OpenAI's protocol
 * @returns {Promise<number>} milliseconds
 */
export async function timeFirstWords(url) {
  const start = performance.now()
  const response = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'bench',
      messages: [{ role: 'user', content: 'Say something.' }],
      stream: true,
    }),
  })
  let text = ''
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString('utf8')
    if (/"content":"[^"]/.test(text)) return performance.now() - start
  }
  throw new Error('The model server said nothing.')
}
