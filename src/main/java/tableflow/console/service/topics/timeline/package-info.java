/// What happened to a topic's table: asked of all who may know.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.topics.timeline;
