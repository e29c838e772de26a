/// Where the bytes are: tiles and a tree of what a scan has counted, by prefix, topic, class, age, size, kind and
/// partition.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.storage.usage;
