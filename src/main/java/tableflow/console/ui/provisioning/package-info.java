/// The provisioning wizard: one topic from a form over a plan to a watched run, and back. View-models ask the service
/// layer through [tableflow.console.ui.provisioning.Provisioner] and [tableflow.console.ui.provisioning.ChoiceSources].
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.provisioning;
