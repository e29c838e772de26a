/// The services that panes and commands share.
@org.jspecify.annotations.NullMarked
package tableflow.console.service;
