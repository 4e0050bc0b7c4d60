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

const emailKey = (email: string) => email.trim().toLowerCase();

/** Which contacts hold a value; the first one to have got it is the match. */
class ValueIndex {
  readonly #ids = new Map<string, number[]>();

  first(value: string): number | undefined {
    return value === "" ? undefined : this.#ids.get(value)?.[0];
  }

  add(value: string, id: number): void {
    if (value === "") return;
    const ids = this.#ids.get(value);
    if (ids) ids.push(id);
    else this.#ids.set(value, [id]);
  }

  remove(value: string, id: number): void {
    const ids = this.#ids.get(value)?.filter((one) => one !== id);
    if (ids === undefined || ids.length === 0) this.#ids.delete(value);
    else this.#ids.set(value, ids);
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
    this.#unindex(contact);
    Object.assign(contact, fields);
    this.#index(contact);
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

  #index(contact: Contact): void {
    for (const phone of [contact.phone1, contact.phone2, contact.phone3]) this.#phones.add(phone, contact.id);
    for (const email of [contact.email, contact.email2]) this.#emails.add(emailKey(email), contact.id);
  }

  #unindex(contact: Contact): void {
    for (const phone of [contact.phone1, contact.phone2, contact.phone3]) this.#phones.remove(phone, contact.id);
    for (const email of [contact.email, contact.email2]) this.#emails.remove(emailKey(email), contact.id);
  }
}
