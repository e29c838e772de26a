/// Best practice for schemas: makes the model that the rules look at, and gives what they say its place.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.lint;
