/** Ends of sentences, with the quotation marks, brackets and note marks that may follow them. */
const SENTENCE_END = /[.!?。！？…;；:：]["'”’»)\]）」』》⁰¹²³⁴-⁹*]*$/u;
/** Words that no sentence ends with. */
const OPEN_END =
  /(?:^|\s)(?:a|an|the|of|in|on|at|to|by|for|with|from|as|and|or|but|nor|than|that|which|who|whose|is|are|was|were|be|been|has|have|had|its|their|his|her|our|this|these|those|not|into|between|such|may|can|will|would|should|more|most|very|Mr\.|Dr\.)$/iu;
/** As much of a text tells how it ends. */
const END = 60;
/** A paragraph of that length ends with punctuation: a title or a caption may not. */
const LONG = 100;

/**
 * Whether `after` goes on with the sentence that `before` leaves open: what a page break, a note or a table between them
 * has cut.
 */
export function goesOn(before: string, after: string): boolean {
  const end = before.slice(-END);
  if (end === "" || after === "" || SENTENCE_END.test(end)) return false;
  if (/^[\p{Ll},，、;；)）”’]/u.test(after)) return true;
  if (/[\p{L}\d][-‐\u00ad]$/u.test(end) || /[,，、(（“]$/u.test(end) || OPEN_END.test(end)) return true;
  return before.length > LONG;
}

/** Whether a list belongs to this paragraph: it leads up to it, or leaves a sentence to its items. */
export function leadsToList(text: string): boolean {
  const end = text.slice(-END);
  return /[:：—–]["'”’)）]*$/u.test(end) || !SENTENCE_END.test(end);
}

/** Whether a block looks like an item of a list: `1. …`, `(a) …`, `• …`, `（一）…`. */
export function isItem(text: string): boolean {
  return /^(?:[-–—•·▪◦●○■□‣*]\s+|[(（](?:[a-z]|[ivx]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,2})[)）]\s*|(?:\d{1,2}|[a-z])[.)．、]\s+|[①-⑳]\s*)\S/u.test(
    text,
  );
}

/** An item's text: without its bullet, with its number or letter. */
export function itemText(text: string): string {
  return text.replace(/^[-–—•·▪◦●○■□‣*]\s+/u, "");
}
