/// What a scan has counted, in the ways that somebody looks at it: by prefix, topic, class, age, size, kind, partition.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.view;
