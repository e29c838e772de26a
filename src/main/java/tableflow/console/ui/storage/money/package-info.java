/// What the bucket costs a month, and the prices behind it.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.storage.money;
