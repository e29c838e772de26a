/// Who reads a topic and how far, and resets of their offsets: planned, reviewed, done once.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.topics.groups;
