// Copy formulas as the LaTeX they were written in; what is rich text keeps its MathML.
(() => {
  const whole = (range) => {
    const of = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest('math');
    const first = of(range.startContainer), last = of(range.endContainer);
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    return range.cloneContents();
  };

  const latex = (math) => {
    const note = math.querySelector('annotation[encoding="application/x-tex"]');
    const text = note ? note.textContent.trim() : math.textContent;
    if (math.getAttribute('display') !== 'block') return `$${text}$`;
    return text.startsWith('\\begin{') ? `\n${text}\n` : `\n$$\n${text}\n$$\n`;
  };

  const plain = (copied) => {
    copied.querySelectorAll('.rigor-numbered > .eqno').forEach((each) => each.remove());
    copied.querySelectorAll('math').forEach((each) => {
      const text = document.createElement('span');
      text.style.whiteSpace = 'pre-wrap';
      text.textContent = latex(each);
      each.replaceWith(text);
    });
    copied.style = 'position: fixed; top: 0; left: -9999px; width: 999px';
    document.body.append(copied);
    const text = copied.innerText;
    copied.remove();
    return text;
  };

  document.addEventListener('copy', (event) => {
    const chosen = getSelection();
    if (chosen.isCollapsed || event.target.closest?.('input, textarea')) return;
    const copied = document.createElement('div');
    for (let index = 0; index < chosen.rangeCount; index += 1) {
      copied.append(whole(chosen.getRangeAt(index).cloneRange()));
    }
    if (!copied.querySelector('math')) return;
    event.clipboardData.setData('text/html', copied.innerHTML);
    event.clipboardData.setData('text/plain', plain(copied).replace(/\n{3,}/g, '\n\n').trim());
    event.preventDefault();
  });
})();
