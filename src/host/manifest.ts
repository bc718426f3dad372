// imsmanifest.xml of a package with one SCO: SCORM 1.2 (Content Packaging 1.1.2) and SCORM 2004 4th edition (Content Packaging 1.1.4).
// It sets no mastery score and no threshold: the course says itself what was reached. It names no schema files, for none are inside.
import type { Course, ScormVersion } from './course.ts';
import { escapeMarkup } from './markup.ts';

const heads: Readonly<Record<ScormVersion, { readonly spaces: readonly string[]; readonly schemaVersion: string; readonly type: string }>> =
  {
    '1.2': {
      spaces: ['xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"', 'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'],
      schemaVersion: '1.2',
      type: 'adlcp:scormtype="sco"',
    },
    '2004': {
      spaces: [
        'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"',
        'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"',
        'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
      ],
      schemaVersion: '2004 4th Edition',
      type: 'adlcp:scormType="sco"',
    },
  };

/** In 2004 a system may else set a status of its own for a course that sets none, and may not start it without being told to. */
const sequencing = {
  item: [
    '        <imsss:sequencing>',
    '          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>',
    '        </imsss:sequencing>',
  ],
  organization: ['      <imsss:sequencing>', '        <imsss:controlMode choice="true" flow="true"/>', '      </imsss:sequencing>'],
};

/** The manifest. `files`: all files of the package but this one, paths from its root; the launch page index.html comes first. */
export function manifestOf({ id, scorm, title }: Pick<Course, 'id' | 'scorm' | 'title'>, files: readonly string[]): string {
  const { spaces, schemaVersion, type } = heads[scorm];
  const is2004 = scorm === '2004';
  const name = escapeMarkup(title);
  const listed = ['index.html', ...files.filter((file) => file !== 'index.html')];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest identifier="${id}" version="1" ${spaces.join(' ')}>`,
    '  <metadata>',
    '    <schema>ADL SCORM</schema>',
    `    <schemaversion>${schemaVersion}</schemaversion>`,
    '  </metadata>',
    '  <organizations default="course">',
    '    <organization identifier="course">',
    `      <title>${name}</title>`,
    '      <item identifier="lessons" identifierref="player">',
    `        <title>${name}</title>`,
    ...(is2004 ? sequencing.item : []),
    '      </item>',
    ...(is2004 ? sequencing.organization : []),
    '    </organization>',
    '  </organizations>',
    '  <resources>',
    `    <resource identifier="player" type="webcontent" ${type} href="index.html">`,
    ...listed.map((file) => `      <file href="${escapeMarkup(file)}"/>`),
    '    </resource>',
    '  </resources>',
    '</manifest>',
  ];
  return `${lines.join('\n')}\n`;
}
