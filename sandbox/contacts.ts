/** A contact as kept; the wire's shape is made in `mailing-lists.ts`. Phones are normalised, e-mails verbatim. */
export type Contact = {
  id: number;
  phone1: string;
  phone2: string;
  phone3: string;
  firstName: string;
  lastName: string;
  email: string;
  email2: string;
  blocked: boolean;
};

export type ContactFields = Partial<Omit<Contact, "id">>;

/**
 * mailing-lists-api.md, "Phone normalization": digits only, leading-zero local format; `+972-50-123-4567` is `0501234567`.
 * Text without digits is no phone: `""`.
 */
export function normalizePhone(raw: string): string {
  const digits = raw.replace(/\D/g, "");
  const local = digits.replace(/^(?:00)?972(?=\d{8,})/, "").replace(/^0+/, "");
  return local === "" ? "" : `0${local}`;
}

const PHONE_KEYS = ["phone1", "phone2", "phone3"] as const;
const EMAIL_KEYS = ["email", "email2"] as const;

const emailKey = (email: string) => email.trim().toLowerCase();

/** Which contacts hold a value; the first one to have got it is the match. Nearly always there is one, and no array for it. */
class ValueIndex {
  readonly #ids = new Map<string, number | number[]>();

  first(value: string): number | undefined {
    const ids = value === "" ? undefined : this.#ids.get(value);
    return Array.isArray(ids) ? ids[0] : ids;
  }

  add(value: string, id: number): void {
    if (value === "") return;
    const ids = this.#ids.get(value);
    if (ids === undefined) this.#ids.set(value, id);
    else this.#ids.set(value, [ids, id].flat());
  }

  remove(value: string, id: number): void {
    const rest = [this.#ids.get(value) ?? []].flat().filter((one) => one !== id);
    if (rest.length === 0) this.#ids.delete(value);
    else this.#ids.set(value, rest);
  }
}

/** One mailing list's contacts in the order of their ids, found by phone or by e-mail at once. */
export class ContactBook {
  #contacts = new Map<number, Contact>();
  #phones = new ValueIndex();
  #emails = new ValueIndex();

  get size(): number {
    return this.#contacts.size;
  }

  all(): Contact[] {
    return [...this.#contacts.values()];
  }

  get(id: number): Contact | undefined {
    return this.#contacts.get(id);
  }

  /** The documented match: by phone, then by e-mail. */
  find(phone: string, email: string): Contact | undefined {
    const id = this.#phones.first(phone) ?? this.#emails.first(emailKey(email));
    return id === undefined ? undefined : this.#contacts.get(id);
  }

  insert(contact: Contact): void {
    this.#contacts.set(contact.id, contact);
    this.#index(contact);
  }

  update(contact: Contact, fields: ContactFields): void {
    const before = { ...contact };
    Object.assign(contact, fields);
    for (const key of PHONE_KEYS) if (before[key] !== contact[key]) this.#move(this.#phones, before[key], contact[key], contact.id);
    for (const key of EMAIL_KEYS) {
      if (before[key] !== contact[key]) this.#move(this.#emails, emailKey(before[key]), emailKey(contact[key]), contact.id);
    }
  }

  delete(id: number): boolean {
    const contact = this.#contacts.get(id);
    if (!contact) return false;
    this.#unindex(contact);
    return this.#contacts.delete(id);
  }

  clear(): number {
    const { size } = this;
    this.#contacts = new Map();
    this.#phones = new ValueIndex();
    this.#emails = new ValueIndex();
    return size;
  }

  #move(index: ValueIndex, from: string, to: string, id: number): void {
    index.remove(from, id);
    index.add(to, id);
  }

  #index(contact: Contact): void {
    for (const key of PHONE_KEYS) this.#phones.add(contact[key], contact.id);
    for (const key of EMAIL_KEYS) this.#emails.add(emailKey(contact[key]), contact.id);
  }

  #unindex(contact: Contact): void {
    for (const key of PHONE_KEYS) this.#phones.remove(contact[key], contact.id);
    for (const key of EMAIL_KEYS) this.#emails.remove(emailKey(contact[key]), contact.id);
  }
}
