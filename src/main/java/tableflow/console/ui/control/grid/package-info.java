/// A grid of cells for results of millions of rows and more than a thousand columns, read piece by piece as they come
/// into sight.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.control.grid;
