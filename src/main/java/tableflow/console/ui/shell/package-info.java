/// The window around the panes: navigation, profiles, commands, jobs and errors. Panes see of it
/// [tableflow.console.ui.shell.Pane], [tableflow.console.ui.shell.PaneSpec], [tableflow.console.ui.shell.PaneContext],
/// [tableflow.console.ui.shell.Request] and [tableflow.console.ui.shell.Command]; services are given by the wiring.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.shell;
