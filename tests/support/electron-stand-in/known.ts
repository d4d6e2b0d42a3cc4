/** A part of Electron of which only this much is stood in for; anything else asked of it is an error. */
export function known<Part extends object>(name: string, part: Part): Part {
  return new Proxy(part, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target)) {
        throw new Error(`the stand-in for Electron knows no ${name}.${key}`);
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set(target, key, value) {
      if (!(key in target)) throw new Error(`the stand-in for Electron knows no ${name}.${String(key)}`);
      return Reflect.set(target, key, value, target);
    },
  });
}
