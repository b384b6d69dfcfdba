/** Where an object is: the bucket before `localhost` in the host, or the first part of the path where that is an address. */
export function placeOf({ hostname, pathname }: URL): { readonly bucket: string; readonly key: string } {
  const path = decodeURIComponent(pathname.slice(1));
  const [, virtual] = /^(.+)\.localhost$/.exec(hostname) ?? [];
  if (virtual !== undefined) return { bucket: virtual, key: path };
  const slash = path.indexOf('/');
  return slash < 0 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}
