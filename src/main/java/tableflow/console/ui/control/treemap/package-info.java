/// Sizes within sizes as nested tiles: the tree, its layout, which need no toolkit, and the control that draws them.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.control.treemap;
