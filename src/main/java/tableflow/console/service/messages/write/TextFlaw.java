package tableflow.console.service.messages.write;

/// What is wrong with a text, and where in it.
///
/// @param from the first character that is meant, counted from 0
/// @param to the one after the last
public record TextFlaw(int from, int to, String why) {}
