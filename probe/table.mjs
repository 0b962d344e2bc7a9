// The result of the leak probe in Markdown.
export function table(rows) {
  const known = [...new Set(rows.flatMap((row) => [...row.known]))].sort()
  const lines = [
    '| kind | profile | needed calls | missing | near misses | leaks | known leaks |',
    '|---|---|---:|---:|---:|---:|---|'
  ]
  for (const row of rows) {
    const numbers = [...row.known].map((why) => known.indexOf(why) + 1).sort((a, b) => a - b)
    lines.push(`| ${row.group} | ${row.profile} | ${row.needed} | ${row.missing} | ${row.misses} | ${row.leaks} | ${numbers.join(', ')} |`)
  }
  lines.push('', 'Known leaks, each with the code of the warning in the answer that admits it:', '')
  known.forEach((why, index) => lines.push(`${index + 1}. ${why}`))
  return lines.join('\n') + '\n'
}
