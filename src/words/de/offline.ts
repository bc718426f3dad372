// The words that only the one-file build shows.

export default {
  pages: {
    offline: {
      note: 'Dies ist eine einzige Datei, und alles darin geht ohne Netz, nur das Prüfen einer echten Domain nicht.',
      inspect:
        'Dies ist eine einzige Datei. Die erfundenen Domains unten gehen ohne Netz. Nach einer echten Domain wird über das Netz gefragt: Dein Browser verbindet sich mit den DNS-Resolvern und, wo er darf, mit dem Policy-Host der Domain. Ohne Netz sagt er, dass es nicht ging.',
      missing: 'Nicht in dieser Datei',
      missingWhy: (path: string) => `Die Datei enthält die Lektionen und die Werkzeuge, aber nicht „${path}“. Auf der Website gibt es das.`,
      home: 'Zur ersten Seite',
    },
  },
};
