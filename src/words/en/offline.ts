// The words that only the one-file build shows.

export default {
  pages: {
    offline: {
      note: 'This is one file, and everything in it works without a network, except inspecting a real domain.',
      inspect:
        'This is one file. The invented domains below work without a network. A real domain is asked about over the network: your browser connects to the DNS resolvers and, where it may, to the domain’s policy host. Without a network it says that it could not.',
      missing: 'Not in this file',
      missingWhy: (path: string) => `The file holds the lessons and the tools, but not “${path}”. On the web site it is there.`,
      home: 'To the first page',
    },
  },
};
