// The words of the field for a domain.

export default {
  ask: {
    label: 'Domain that receives mail',
    ask: 'Inspect',
    note: 'Your browser asks two public DNS resolvers and the domain’s own policy host. They see the name; we do not.',
    use: (domain: string) => `Inspect ${domain}`,
  },
};
