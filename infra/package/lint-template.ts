import validate from '@aws/cloudformation-validate';

/** A finding of the linter or of the project's own rules, ready to be printed. */
export interface Finding {
  rule: string;
  where: string;
  message: string;
}

/**
 * Warnings that are the packager's own and do no harm:
 * W3005, it names a dependency that a reference has already named.
 */
const ACCEPTED = new Set(['W3005']);

/** Everything that the linter holds against the template, its remarks (INFO) and the accepted warnings aside. */
export const lintTemplate = (templateFile: string): Finding[] => {
  const engine = new validate.RegoEngine();
  try {
    const { diagnostics } = engine.validateStandard(new validate.TemplateFile(templateFile), { severityLevel: 'WARN' });
    return diagnostics
      .filter(({ ruleId }) => !ACCEPTED.has(ruleId))
      .map(({ ruleId, message, entity }) => ({ rule: ruleId, where: entity?.logicalId ?? 'template', message }));
  } finally {
    engine.free();
  }
};
