// Cards that wait on this telephone, in the order they were written, until the server has them: also over a closed
// browser. If the browser stores nothing (private window), they wait as long as the page is open.
const NAME = "forum";
const STORE = "cards";

const done = (request) => new Promise((resolve, reject) => {
  request.addEventListener("success", () => resolve(request.result));
  request.addEventListener("error", () => reject(request.error));
});

async function open() {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(STORE, { keyPath: "order", autoIncrement: true });
  });
  return done(request);
}

export class Store {
  constructor() {
    this.memory = new Map();
    this.database = open().catch(() => null);
  }

  async run(mode, work, without) {
    const database = await this.database;
    return database ? done(work(database.transaction(STORE, mode).objectStore(STORE))) : without();
  }

  async add(entry) {
    return this.run("readwrite", (store) => store.add(entry), () => {
      this.count = (this.count ?? 0) + 1;
      this.memory.set(this.count, { ...entry, order: this.count });
    });
  }

  async all(forum) {
    const entries = await this.run("readonly", (store) => store.getAll(), () => [...this.memory.values()]);
    return entries.filter((entry) => entry.forum === forum);
  }

  async change(entry) {
    return this.run("readwrite", (store) => store.put(entry), () => this.memory.set(entry.order, entry));
  }

  async remove(order) {
    return this.run("readwrite", (store) => store.delete(order), () => this.memory.delete(order));
  }
}
