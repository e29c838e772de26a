/// Provisioning: reads a manifest, plans, applies with a journal, resumes, undoes, and tells how reality stands to it.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.provisioning;
