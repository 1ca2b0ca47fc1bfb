/**
 * Forms and documents of a case: sections, uploads, generated PDFs, permits.
 *
 * <p>Entry types: {@link org.hongxian.approval.dossier.Forms}, {@link org.hongxian.approval.dossier.Documents},
 * {@link org.hongxian.approval.dossier.Verification}. Texts are in the bundle {@code i18n/dossier}: {@code dossier.section.KEY},
 * {@code dossier.field.SECTION.KEY}, {@code dossier.choice.SECTION.FIELD.CHOICE}, {@code dossier.kind.KIND}; findings are keys
 * themselves. Numbers of areas come from the fresh measurement only; a document remembers which one, which drawing and which
 * form values it was made from, and is stale as soon as one of them changes.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"identity", "ledger", "casework", "workflow", "drawing", "measurement", "seal"})
package org.hongxian.approval.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
