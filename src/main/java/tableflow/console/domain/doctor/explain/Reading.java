package tableflow.console.domain.doctor.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.Layer;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.Telling;
import tableflow.console.domain.doctor.explain.Answer.Why;

/// Reads a text for causes of a failure. Pure, and linear in the length of the text.
public final class Reading {

    /// How it is known who speaks.
    private enum Speaker {
        TOLD,
        SPOKEN_OF,
        UNKNOWN
    }

    /// Lines of a log that tell of no failure.
    private static final Pattern CHATTER =
            Pattern.compile("\\b(DEBUG|TRACE|INFO)\\b|level=(debug|info|trace)|^%[67]\\|");

    private static final int CHATTER_COSTS = 45;
    private static final int BY_CODE_AND_WORDS = 10;

    /// A long log repeats itself: of more answers the first and the last ones are heard.
    private static final int MOST_ANSWERS = 160;

    private final PlainText plain;
    private final String lines;
    private final String flat;
    private final Set<Source> subjects;
    private final boolean foreign;
    private final List<Denial> denials;
    private final Candidates candidates = new Candidates();

    private Reading(String text) {
        this.plain = PlainText.of(text);
        this.lines = plain.lines();
        this.flat = lines.replace('\n', ' ');
        this.subjects = Speakers.ofSubjects(flat);
        this.foreign = Speakers.foreignHosts(flat, subjects);
        this.denials = DenialSentence.in(flat);
    }

    /// What `text` says.
    ///
    /// @param parsed answers that a parser found in it
    public static Explanation of(String text, List<Told> parsed) {
        Reading reading = new Reading(text);
        return reading.explain(text, parsed);
    }

    private Explanation explain(String text, List<Told> parsed) {
        List<Utterance> all = new ArrayList<>(AwsAnswers.in(flat));
        all.addAll(OtherAnswers.in(flat));
        for (Utterance one : cut(all)) {
            hear(one);
        }
        parsed.stream().map(this::utterance).forEach(this::hear);
        hear(Utterance.words(null, flat, new Span(0, flat.length())));
        denials.forEach(this::hear);
        Optional<Denial> innermost = denials.isEmpty() ? Optional.empty() : Optional.of(placed(denials.getLast()));
        return new Explanation(text, candidates.ranked(true), candidates.ranked(false), innermost,
                Extracts.of(plain, flat, denials));
    }

    private Utterance utterance(Told told) {
        int from = Math.min(plain.indexOf(told.place().from()), flat.length());
        int to = Math.clamp(plain.indexOf(told.place().to()), from, flat.length());
        return new Utterance(told.source(), told.code(), Utterance.NOWHERE, told.category(), told.type(),
                told.message(), new Span(from, to), 1);
    }

    /// The words of an answer end where the next one begins.
    private static List<Utterance> cut(List<Utterance> all) {
        List<Utterance> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt((Utterance one) -> one.codePlace().from()));
        if (sorted.size() > MOST_ANSWERS) {
            sorted.subList(MOST_ANSWERS / 2, sorted.size() - MOST_ANSWERS / 2).clear();
        }
        List<Utterance> cut = new ArrayList<>();
        for (Utterance one : sorted) {
            int from = one.place().from();
            int next = from < one.codePlace().to() ? one.place().to() : sorted.stream()
                    .mapToInt(other -> other.codePlace().from())
                    .filter(at -> at > from)
                    .min().orElse(one.place().to());
            cut.add(next < one.place().to() ? one.until(next) : one);
        }
        return cut;
    }

    private void hear(Utterance told) {
        if (told.source() != null) {
            FailureCatalogue.match(told.signal(told.source())).forEach(match -> add(match, told, Speaker.TOLD));
            // What nobody else says counts through whoever passes it on.
            FailureCatalogue.matchWhoeverSays(told.signal(told.source())).stream()
                    .filter(match -> match.telling() == Telling.ALONE)
                    .forEach(match -> add(match, told, Speaker.SPOKEN_OF));
            return;
        }
        for (Source subject : subjects) {
            FailureCatalogue.match(told.signal(subject)).forEach(match -> add(match, told, Speaker.SPOKEN_OF));
        }
        FailureCatalogue.matchWhoeverSays(told.signal(Source.LOCAL))
                .forEach(match -> add(match, told, Speaker.UNKNOWN));
    }

    private void add(Match match, Utterance told, Speaker speaker) {
        Optional<Span> words = match.wordsFrom() < 0 ? Optional.empty() : Optional.of(words(match, told));
        // A sentence about a denied call is read by its grammar, not by its words.
        if (words.isPresent() && denials.stream().anyMatch(denial -> denial.place().holds(words.get().from()))) {
            return;
        }
        Span place = words.orElse(told.codePlace().to() > 0 ? told.codePlace() : told.place());
        int score = score(match.telling(), speaker);
        if (words.isPresent() && !match.code().isEmpty() && match.telling() != Telling.HINT) {
            score = Math.min(98, score + BY_CODE_AND_WORDS);
        }
        if (chatter(place.from())) {
            score -= CHATTER_COSTS;
        }
        if (foreign && match.mode().layer() == Layer.NETWORK) {
            score = Math.min(score, Explanation.THRESHOLD - 10);
        }
        for (String says : match.why()) {
            boolean byWords = says.startsWith("the message says");
            Span at = byWords || told.codePlace().to() == 0 ? place : told.codePlace();
            candidates.add(match.mode(), score, told.depth(), why(says, at));
        }
    }

    private static int score(Telling telling, Speaker speaker) {
        return switch (telling) {
            case ALONE -> switch (speaker) {
                case TOLD -> 96;
                case SPOKEN_OF -> 92;
                case UNKNOWN -> 88;
            };
            case OF_ITS_SOURCE -> switch (speaker) {
                case TOLD -> 82;
                case SPOKEN_OF -> 67;
                case UNKNOWN -> 42;
            };
            case HINT -> switch (speaker) {
                case TOLD -> 48;
                case SPOKEN_OF -> 35;
                case UNKNOWN -> 20;
            };
        };
    }

    /// Where the words of a match stand; those of a parsed document are looked for in its place.
    private Span words(Match match, Utterance told) {
        if (told.message().length() == told.place().to() - told.place().from()) {
            return new Span(told.place().from() + match.wordsFrom(), told.place().from() + match.wordsTo());
        }
        String words = told.message().substring(match.wordsFrom(), match.wordsTo());
        int at = flat.indexOf(words, told.place().from());
        return at >= 0 && at < told.place().to() ? new Span(at, at + words.length()) : told.place();
    }

    private boolean chatter(int at) {
        int start = lines.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int end = Math.clamp(at, start, Math.min(lines.length(), start + 120));
        Matcher found = CHATTER.matcher(lines).region(start, end);
        return found.find();
    }

    private void hear(Denial denial) {
        boolean result = flat.toLowerCase(Locale.ROOT).contains("output")
                && subjects.contains(Source.ATHENA);
        DenialCauses.of(denial, result).ifPresent(cause -> FailureCatalogue.find(cause.mode()).ifPresent(mode -> {
            int score = chatter(denial.place().from()) ? cause.score() - CHATTER_COSTS : cause.score();
            candidates.add(mode, score, 1, why("AWS says: " + denial.says(), denial.place()));
        }));
    }

    private Why why(String says, Span place) {
        Span there = plain.place(place.from(), place.to());
        return new Why(says, flat.substring(place.from(), place.to()), there);
    }

    private Denial placed(Denial denial) {
        return new Denial(denial.principal(), denial.action(), denial.resource(), denial.policy(), denial.effect(),
                denial.transitively(), plain.place(denial.place().from(), denial.place().to()));
    }
}
