package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.remote.http.HostReachability;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.service.doctor.DoctorLadder;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.doctor.ladder.Ladder;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Systems;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.support.Redactor;
import tableflow.console.service.support.Version;

/// The doctor's whole ladder on a sandbox that runs: how long it takes with the usual number of questions in flight
/// and with one for each system, when the first verdict comes, and how soon after a cancel everything has ended;
/// medians of the rounds, with what is claimed. The first round of a process is told by itself: it loads classes, too.
///
/// Arguments: the sandbox's profile file, rounds (7), and topics (the environment alone).
public final class LadderBench {

    private static final long WHOLE_MILLIS = 5_000;
    private static final long FIRST_MILLIS = 500;
    private static final long CANCEL_MILLIS = 200;
    private static final int SEED = 38;

    private final PrintStream out = System.out;
    private final Profile profile;
    private final Profiles profiles;
    private final int rounds;
    /// Threads of probes, and of what these start.
    private final AtomicInteger alive = new AtomicInteger();

    private LadderBench(Profile profile, Profiles profiles, int rounds) {
        this.profile = profile;
        this.profiles = profiles;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        List<String> topics = Arrays.stream(arguments).skip(2).toList();
        Path folder = Files.createTempDirectory("ladder-bench");
        Profiles profiles = new Profiles(folder.resolve("profiles"),
                new Settings(folder.resolve("settings.json"), Clock.systemUTC()), new MemorySecrets(), new Redactor(),
                Clock.systemUTC());
        Profile profile = profiles.readFile(Path.of(arguments[0]));
        LadderBench bench = new LadderBench(profile, profiles, rounds);
        List<Subject> subjects = new ArrayList<>(List.of(Subject.of(profile)));
        topics.forEach(topic -> subjects.add(Subject.of(profile, topic)));
        bench.run(subjects);
    }

    private void run(List<Subject> subjects) throws InterruptedException {
        Once cold = once(subjects.getLast(), new Flight(Integer.MAX_VALUE));
        out.printf(Locale.ROOT, "first round of the process: whole %d ms, first verdict %d ms%n",
                cold.whole, cold.first);
        for (Subject subject : subjects) {
            whole(subject, Integer.MAX_VALUE, "usual");
            whole(subject, 1, "one a system");
            cancel(subject);
        }
    }

    private void whole(Subject subject, int atATime, String how) {
        List<Long> whole = new ArrayList<>();
        List<Long> first = new ArrayList<>();
        Flight flight = new Flight(atATime);
        Once last = null;
        for (int round = 0; round < rounds; round++) {
            last = once(subject, flight);
            whole.add(last.whole);
            first.add(last.first);
        }
        print(subject, how + ": whole ladder", whole, WHOLE_MILLIS);
        print(subject, how + ": first verdict", first, FIRST_MILLIS);
        if (last != null) {
            out.printf("  %d questions, %d calls; at most in flight: %s%n", flight.asked.get() / rounds, last.calls,
                    flight.most.entrySet().stream().filter(entry -> entry.getKey() != Source.LOCAL)
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", ")));
        }
    }

    private record Once(long whole, long first, int calls) {}

    private Once once(Subject subject, Flight flight) {
        long start = System.nanoTime();
        Told told = new Told();
        Examination done = examiner(flight).examine(subject, told);
        long whole = millisSince(start);
        return new Once(whole, (told.first.get() - start) / 1_000_000,
                done.rungs().stream().mapToInt(rung -> rung.calls().size()).sum());
    }

    /// Cancels at moments spread over the usual time, and waits until no thread of it is left.
    private void cancel(Subject subject) throws InterruptedException {
        Random random = new Random(SEED);
        List<Long> answered = new ArrayList<>();
        List<Long> ended = new ArrayList<>();
        int kept = 0;
        for (int round = 0; round < rounds; round++) {
            Told told = new Told();
            CountDownLatch over = new CountDownLatch(1);
            AtomicLong overAt = new AtomicLong();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    examiner(new Flight(Integer.MAX_VALUE)).examine(subject, told);
                } catch (RemoteFailure cancelled) {
                    overAt.set(System.nanoTime());
                } finally {
                    over.countDown();
                }
            });
            told.any.await(10, TimeUnit.SECONDS);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
            long asked = System.nanoTime();
            asking.interrupt();
            over.await(10, TimeUnit.SECONDS);
            while (alive.get() > 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            if (overAt.get() > 0) {
                ended.add(millisSince(asked));
                answered.add((overAt.get() - asked) / 1_000_000);
                kept += told.verdicts.get();
            }
        }
        if (ended.isEmpty()) {
            out.println("  cancel: every round was over before");
            return;
        }
        print(subject, "cancel: answered", answered, CANCEL_MILLIS);
        print(subject, "cancel: no thread left", ended, CANCEL_MILLIS);
        out.printf("  %d of %d rounds cancelled under way, %d verdicts kept of each%n", ended.size(), rounds,
                kept / ended.size());
    }

    private void print(Subject subject, String what, List<Long> millis, long claim) {
        millis.sort(null);
        long median = millis.get(millis.size() / 2);
        out.printf(Locale.ROOT, "%-20s %-30s median %5d ms, range %d to %d, claim under %d: %s%n",
                subject.topic().orElse("environment"), what, median, millis.getFirst(), millis.getLast(), claim,
                median < claim ? "held" : "MISSED");
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private Examiner examiner(Flight flight) {
        Ladder whole = DoctorLadder.whole();
        Ladder counted = new Ladder(
                whole.probes().stream().<Probe<?>>map(probe -> flight.counting(probe)).toList(), whole.checks());
        Systems systems = new Systems(HttpConnector.brief(profile.confluent().apiUrl(), Version.text()),
                new SdkConnector(profile, profiles), new HostReachability(), profiles, InstantSource.system(),
                this::thread);
        return new Examiner(counted, systems, text -> text);
    }

    private Thread thread(Runnable work) {
        alive.incrementAndGet();
        return Thread.ofVirtual().unstarted(() -> {
            try {
                work.run();
            } finally {
                alive.decrementAndGet();
            }
        });
    }

    /// Counts the questions that are put to each system at a time, and lets no more of them through than it was told.
    private static final class Flight {
        private final int atATime;
        private final Map<Source, Semaphore> turns = new ConcurrentHashMap<>();
        private final Map<Source, AtomicInteger> now = new ConcurrentHashMap<>();
        private final Map<Source, Integer> most = new ConcurrentHashMap<>();
        private final AtomicInteger asked = new AtomicInteger();

        Flight(int atATime) {
            this.atATime = atATime;
        }

        <T> Probe<T> counting(Probe<T> probe) {
            return new Probe<>(probe.fact(), probe.rung(), probe.source(), probe.asks(), probe.conditions(), asking -> {
                Semaphore turn = turns.computeIfAbsent(probe.source(), source -> new Semaphore(atATime));
                AtomicInteger flying = now.computeIfAbsent(probe.source(), source -> new AtomicInteger());
                try {
                    turn.acquire();
                } catch (InterruptedException e) {
                    throw RemoteFailure.cancelled(probe.asks());
                }
                try {
                    asked.incrementAndGet();
                    most.merge(probe.source(), flying.incrementAndGet(), Math::max);
                    return probe.how().ask(asking);
                } finally {
                    flying.decrementAndGet();
                    turn.release();
                }
            }, probe.inShort());
        }
    }

    /// When the first check said something, and how many did.
    private static final class Told implements Watcher {
        private final AtomicLong first = new AtomicLong();
        private final AtomicInteger verdicts = new AtomicInteger();
        private final CountDownLatch any = new CountDownLatch(1);

        @Override
        public void asking(Rung rung, String asks) {}

        @Override
        public void verdict(Check check, Verdict verdict) {
            if (verdict.outcome() != Verdict.Outcome.NOT_CHECKED) {
                first.compareAndSet(0, System.nanoTime());
                verdicts.incrementAndGet();
                any.countDown();
            }
        }

        @Override
        public void rung(RungReport report) {}
    }
}
