/*
 * What comes from the clipboard, with its structure and without its rubbish: word processors, shared documents, chats
 * and web pages each wrap the same paragraphs in their own paper. The editor's schema and the server drop whatever is
 * not allowed; here the meaning that hides in styles and classes is brought to light before that happens.
 */

const HEADINGS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const RUBBISH = "script, style, meta, link, title, xml, noscript, iframe, object, svg, button, input, select, form, nav";
// Zero-width space and joiner, soft hyphen, byte order mark, marks and embeddings of direction.
const INVISIBLE = /[\u200b\u2060\u00ad\ufeff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const BLOCKS = "p, h2, h3, ul, ol, li, blockquote, table, thead, tbody, tr, td, th, div, figure, hr, section, article";
// «[12:05، 24/11/2026] ليلى: » and «[24/11/2026, 12:05:09] ليلى: », as chats put before each message.
const MESSAGE_TIME = /^\[[\d٠-٩:.،,/\s\-صمAPM]{8,30}\]\s*/u;

/**
 * The page as a tree. Styles are read as text: the desk's policy allows no inline style, not even in a tree that is never
 * shown, so the attribute gets another name before anything is parsed.
 */
function parsed(html) {
  const unstyled = html
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
  return new DOMParser().parseFromString(unstyled, "text/html");
}

function styleOf(element) {
  return element.dataset.style ?? "";
}

/** The same element under another name. */
function renamed(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

function dropComments(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
}

/** Word writes a list as paragraphs: `mso-list:l0 level2 lfo1` says where each belongs, a span holds its bullet. */
function listsOfWord(page) {
  let list = null;
  for (const item of [...page.querySelectorAll("p")]) {
    const place = /mso-list:\s*l\d+\s+level\d+/i.test(styleOf(item));
    if (!place) {
      if (item.textContent.trim()) list = null;
      continue;
    }
    const bullet = [...item.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/i.test(styleOf(span)));
    const numbered = /^[\s(]*[\d٠-٩]+/u.test(bullet?.textContent ?? "");
    bullet?.remove();
    if (!list || list.nextElementSibling !== item) {
      list = page.createElement(numbered ? "ol" : "ul");
      item.before(list);
    }
    list.append(renamed(item, "li"));
  }
}

/** Bold that is said by a style; and the <b> that shared documents put around everything to say that it is not bold. */
function boldness(page) {
  for (const element of [...page.querySelectorAll("b, strong, span, font")]) {
    const weight = styleOf(element).match(/font-weight:\s*(\w+)/i)?.[1];
    const isBold = /^bold/i.test(weight ?? "") || Number(weight) >= 600;
    if (/^(B|STRONG)$/.test(element.tagName)) {
      if (weight && !isBold) unwrap(element);
      else renamed(element, "strong");
    } else if (isBold && !element.closest("h1, h2, h3, h4, h5, h6")) {
      renamed(element, "strong");
    } else {
      unwrap(element);
    }
  }
}

/** A picture of an emoji says what it shows; any other picture is not ours. */
function pictures(page) {
  for (const image of [...page.querySelectorAll("img")]) {
    const emoji = image.alt && /\p{Extended_Pictographic}/u.test(image.alt) && image.alt.length <= 12;
    if (emoji) image.replaceWith(image.alt);
    else if (!/^\/photos\/\d+\/$/.test(image.getAttribute("src") ?? "")) image.remove();
  }
  for (const figure of [...page.querySelectorAll("figure")]) {
    if (!figure.querySelector("img")) unwrap(figure);
  }
  for (const caption of [...page.querySelectorAll("figcaption")]) {
    if (!caption.closest("figure")) renamed(caption, "p");
  }
}

/** The address that a redirecting link really leads to. */
function links(page) {
  for (const link of [...page.querySelectorAll("a")]) {
    const href = link.getAttribute("href") ?? "";
    const redirected = href.match(/^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?(?:.*&)?(?:q|url)=([^&]+)/);
    if (redirected) link.setAttribute("href", decodeURIComponent(redirected[1]));
    else if (!/^(https?:|mailto:|tel:|\/)/.test(href)) unwrap(link);
  }
}

/** A line of text outside of any paragraph becomes one; two breaks in a row end a paragraph. */
function paragraphs(page) {
  for (const container of [...page.querySelectorAll("div, section, article, main, header, footer, center")]) {
    if (container.querySelector(BLOCKS)) unwrap(container);
    else renamed(container, "p");
  }
  for (const paragraph of [...page.querySelectorAll("p")]) splitAtBreaks(page, paragraph);
  let open = null;
  for (const node of [...page.body.childNodes]) {
    const inline = node.nodeType === Node.TEXT_NODE ? node.textContent.trim() !== "" : !node.matches?.(BLOCKS);
    if (!inline || node.nodeName === "BR") {
      if (node.nodeType === Node.TEXT_NODE || node.nodeName === "BR") node.remove();
      open = null;
      continue;
    }
    if (!open) {
      open = page.createElement("p");
      node.before(open);
    }
    open.append(node);
  }
}

function splitAtBreaks(page, paragraph) {
  const breaks = [...paragraph.querySelectorAll("br")].filter((one) => one.nextSibling?.nodeName === "BR");
  for (const one of breaks) {
    if (one.parentNode !== paragraph || !one.isConnected) continue;
    const head = page.createElement("p");
    while (paragraph.firstChild !== one) head.append(paragraph.firstChild);
    while (paragraph.firstChild?.nodeName === "BR") paragraph.firstChild.remove();
    paragraph.before(head);
  }
}

function tidyText(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    text.textContent = text.textContent.replace(INVISIBLE, "").replace(/\u00a0/g, " ").replace(/[ \t\r\n]+/g, " ");
  }
  for (const element of [...page.body.querySelectorAll("p, h2, h3, li, strong, a, blockquote")]) {
    if (!element.textContent.trim() && !element.querySelector("img")) element.remove();
  }
}

function dropAttributes(page) {
  const kept = { A: ["href"], IMG: ["src", "alt"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"], OL: ["start"] };
  for (const element of page.body.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (!kept[element.tagName]?.includes(name)) element.removeAttribute(name);
    }
  }
}

/** The HTML of the clipboard as the editor should get it. What was copied inside the editor itself stays as it is. */
export function cleanPastedHTML(html) {
  if (html.includes("data-pm-slice")) return html;
  const page = parsed(html);
  dropComments(page);
  for (const rubbish of page.querySelectorAll(RUBBISH)) rubbish.remove();
  listsOfWord(page);
  for (const prefixed of [...page.body.querySelectorAll("*")]) {
    if (prefixed.tagName.includes(":")) unwrap(prefixed);
  }
  for (const title of [...page.querySelectorAll("p.MsoTitle, p.MsoHeading1")]) renamed(title, "h2");
  for (const [from, to] of Object.entries(HEADINGS)) for (const one of [...page.querySelectorAll(from)]) renamed(one, to);
  boldness(page);
  pictures(page);
  links(page);
  paragraphs(page);
  for (const line of [...page.querySelectorAll("li > p:only-child")]) unwrap(line);
  dropAttributes(page);
  tidyText(page);
  return page.body.innerHTML;
}

/** Plain text of the clipboard: a line is a paragraph; the times that chats put before messages go, the names stay. */
export function cleanPastedText(text) {
  const lines = text.replace(INVISIBLE, "").split(/\r?\n/);
  return lines
    .map((line) => line.replace(MESSAGE_TIME, "").replace(/\u00a0/g, " ").trimEnd())
    .filter((line) => line.trim())
    .join("\n");
}
