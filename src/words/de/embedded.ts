// What the player says inside a frame on another page.

export default {
  pages: {
    embedded: {
      hidden: 'Was folgt, ist verdeckt, bis du antwortest oder überspringst. Die Seite um diesen Rahmen erfährt vielleicht deine Antwort.',
      open: 'In einem eigenen Tab öffnen',
      noTab: 'Dieser Rahmen darf keine Tabs öffnen. Die Adresse dieses Zustands:',
      parameters: 'In der Adresse dieses Rahmens nicht verstanden und weggelassen:',
      refused: (parts: string) => `Nicht verstanden und weggelassen: ${parts}`,
      noStep: (step: string) => `Diese Sitzung hat keinen Schritt ${step}.`,
      noScenario: 'Dieses Szenario lässt sich nicht spielen:',
    },
  },
};
