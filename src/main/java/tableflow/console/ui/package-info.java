/// The desktop: windows, panes and the texts they show. Panes live in packages of their own and never import each
/// other.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui;
