import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows any topic behind a snapshot, whole commit by whole commit, as docs/consuming.md explains.
 *
 *     java -cp 'LIB/*' Consumer.java API BROKERS TOPIC
 *         [--after POSITION@GENERATION] [--until POSITION]
 */
class Consumer {
  record Told(long position, long previous, String generation, boolean endsCommit, String line) {}

  static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  static final String POSITION = ".*\"meta\":.*\"position\":\"(\\d+)\"";
  static String api, topic, generation;
  static String before = ""; // a generation from before the log was restored
  static long start, last, kept, until = Long.MAX_VALUE; // `kept`: the end of the last whole commit
  static final List<String> commit = new ArrayList<>();
  static final Map<Long, Told> waiting = new HashMap<>(); // by what comes before

  public static void main(String[] args) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    try {
      begin(args);
      read(args[1]);
    } catch (Exception error) {
      end(1, "It cannot go on: " + error);
    }
  }

  static void begin(String[] args) throws Exception {
    var usage = "Usage: Consumer.java API BROKERS TOPIC"
        + " [--after POSITION@GENERATION] [--until POSITION]";
    var options = Pattern.compile("( --after (\\d{1,18})@(\\S+)| --until (\\d{1,18}))*")
        .matcher(Stream.of(args).skip(3).map(arg -> " " + arg).collect(joining()));
    if (args.length < 3 || !options.matches()) end(1, usage);
    api = args[0];
    topic = args[2];
    if (options.group(4) != null) until = Long.parseLong(options.group(4));
    String after = options.group(2), status = ask("/v1/status");
    generation = generationIn(status);
    start = last = kept = Long.parseLong(
        after != null ? after : found(POSITION, ask("/v1/sanctions-regimes")));
    if (after == null) return;
    // A position is good for one generation of the log: of another one the facts may be others.
    if (!generation.equals(options.group(3)))
      end(2, "The log has a new generation, " + generation + ": begin again from a snapshot.");
    String head = found(POSITION, status);
    if (start > Long.parseLong(head))
      end(2, "The log ends at " + head + ", it was restored: begin again from a snapshot.");
  }

  static void read(String brokers) throws Exception {
    var settings = Map.<String, Object>of(
        "bootstrap.servers", brokers,
        "isolation.level", "read_committed", // the default shows what was never committed
        "enable.auto.commit", false, // your position is yours
        "allow.auto.create.topics", false,
        "key.deserializer", ByteArrayDeserializer.class,
        "value.deserializer", ByteArrayDeserializer.class);
    try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
      var partitions = partitionsKnownTo(consumer, brokers);
      consumer.assign(partitions); // no group: nobody else shares the work
      consumer.seekToBeginning(partitions);
      System.err.println("Keep " + start + "@" + generation);
      follow(consumer, partitions.size());
    }
  }

  /** Without a topic or a broker a consumer waits in silence. */
  static List<TopicPartition> partitionsKnownTo(KafkaConsumer<?, ?> consumer, String brokers) {
    var why = "it does not exist.";
    try {
      var all = consumer.partitionsFor(topic, Duration.ofSeconds(5));
      if (!all.isEmpty())
        return all.stream().map(one -> new TopicPartition(topic, one.partition())).toList();
    } catch (KafkaException error) {
      why = error.getMessage();
    }
    end(1, "The topic " + topic + " cannot be read at " + brokers + ": " + why);
    return List.of();
  }

  static void follow(KafkaConsumer<byte[], byte[]> consumer, int partitions) throws Exception {
    long patienceMs = partitions == 1 ? 0 : 5_000; // of one, what is not next never comes
    for (long lastMoved = System.nanoTime(); ; ) {
      long from = last;
      var messages = consumer.poll(Duration.ofMillis(500));
      for (var message : messages) take(told(message));
      if (last > from || waiting.isEmpty()) lastMoved = System.nanoTime();
      else if (System.nanoTime() - lastMoved >= patienceMs * 1_000_000)
        end(2, "A gap: what follows " + last + " does not come. Begin again from a snapshot.");
      if (messages.isEmpty() && until < Long.MAX_VALUE && isAllTold()) end(0, "That is all.");
    }
  }

  /** Whether nothing of this topic is left up to `until`, which may lie in another one. */
  static boolean isAllTold() throws Exception {
    // First how far the log is, then what it holds.
    if (Long.parseLong(found(POSITION, ask("/v1/status"))) < until) return false;
    var named = Pattern.compile("([a-z-]+)\\.v1$").matcher(topic);
    String context = named.find() ? named.group(1) : "log";
    String narrowed = context.equals("log") ? "" : "&context=" + context;
    String answer = ask("/v1/events?limit=1&after=" + kept + narrowed);
    var next = Pattern.compile("\"nextAfter\":\"(\\d+)\"\\}\\}$").matcher(answer);
    return !next.find() || Long.parseLong(next.group(1)) > until;
  }

  static void take(Told one) throws Exception {
    if (!one.generation.equals(generation)) {
      if (!one.generation.equals(before) && !generationIn(ask("/v1/status")).equals(generation))
        end(2, "The log was restored and has a new generation: begin again from a snapshot.");
      before = one.generation;
      return;
    }
    if (one.position <= last) return; // at least once: known already
    waiting.put(Math.max(one.previous, start), one);
    for (Told next; (next = waiting.remove(last)) != null; ) deliver(next);
  }

  static void deliver(Told next) {
    last = next.position;
    commit.add(next.line);
    if (!next.endsCommit) return;
    kept = last;
    commit.forEach(out::println); // your rows, and what to keep:
    System.err.println("Keep " + kept + "@" + generation); // one transaction
    commit.clear();
    if (kept >= until) end(0, "That is all.");
  }

  static Told told(ConsumerRecord<byte[], byte[]> message) {
    String sequence = header(message, "sequence");
    // What is withheld has no subject. Types that you do not know are for you to pass over.
    String line = sequence + " " + header(message, "type") + " " + header(message, "subject");
    return new Told(
        Long.parseLong(sequence),
        Long.parseLong("0" + header(message, "previoussequence")), // 0 where there is none
        header(message, "generation"),
        Long.parseLong(header(message, "commitindex")) + 1
            == Long.parseLong(header(message, "commitsize")),
        line.trim());
  }

  static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    var header = message.headers().lastHeader("ce_" + name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  static String generationIn(String status) throws Exception {
    return found("\"generation\":\"([^\"]+)\"", status);
  }

  static String found(String wanted, String answer) throws Exception {
    var found = Pattern.compile(wanted, Pattern.DOTALL).matcher(answer);
    if (!found.find()) throw new Exception("Not understood: " + answer);
    return found.group(1);
  }

  static String ask(String path) throws Exception {
    var patience = Duration.ofSeconds(10);
    var request = HttpRequest.newBuilder(URI.create(api + path)).timeout(patience).build();
    try {
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() == 200) return answer.body();
      end(1, path + " is answered with " + answer.statusCode() + ".");
    } catch (IOException error) {
      end(1, "No answer from " + api + path + ": " + error);
    }
    return "";
  }

  static void end(int code, String sentence) {
    System.err.println(sentence);
    System.exit(code);
  }
}
