/// What provisioning is about: the manifest that says what should exist, the plan of steps that makes it so, and the
/// record of a run. Pure rules about them; no input or output.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.provisioning;
