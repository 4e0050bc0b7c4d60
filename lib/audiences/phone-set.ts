/**
 * Distinct phone numbers in the form IP-Sales accepts, a bit each: a million take a few megabytes and no hashing, where a
 * Set of strings takes a second and a hundred megabytes.
 */
export class PhoneSet {
  private readonly pages = new Map<number, Uint8Array>();

  /** True when the phone was not there yet. */
  add(phone: string): boolean {
    // The leading 0 says nothing: a landline has eight digits after it, the others nine.
    return this.addNumber(Number(phone));
  }

  /** The same, for the number after the phone's leading 0. */
  addNumber(number: number): boolean {
    const key = Math.floor(number / PAGE_NUMBERS);
    let page = this.pages.get(key);
    if (!page) {
      page = new Uint8Array(PAGE_NUMBERS / 8);
      this.pages.set(key, page);
    }
    const place = number - key * PAGE_NUMBERS;
    const byte = page[place >> 3] ?? 0;
    const bit = 1 << (place & 7);
    if ((byte & bit) !== 0) return false;
    page[place >> 3] = byte | bit;
    return true;
  }
}

/** A short list takes a few kilobytes, not megabytes. */
const PAGE_NUMBERS = 10_000;
