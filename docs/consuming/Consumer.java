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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a topic behind a snapshot, whole commit by whole commit, as docs/consuming.md explains.
 *
 *     java -cp 'LIB/*' Consumer.java API BROKERS TOPIC [--after POSITION] [--until POSITION]
 */
class Consumer {
  record Told(long position, long previous, String generation, boolean endsCommit, String line) {}

  static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  static String api, generation;
  static long start, last, until = Long.MAX_VALUE;
  static final List<String> commit = new ArrayList<>();
  static final Map<Long, Told> waiting = new HashMap<>(); // by what comes before

  public static void main(String[] args) throws Exception {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    api = args[0];
    generation = generationNow();
    String after = null;
    for (int i = 3; i < args.length; i += 2) {
      if (args[i].equals("--after")) after = args[i + 1];
      if (args[i].equals("--until")) until = Long.parseLong(args[i + 1]);
    }
    start = last = Long.parseLong(after != null ? after : snapshot());
    if (start >= until) end(0, "That was all.");
    var settings = Map.<String, Object>of(
        "bootstrap.servers", args[1],
        "isolation.level", "read_committed", // the default shows what was never committed
        "enable.auto.commit", false, // your position is yours
        "key.deserializer", ByteArrayDeserializer.class,
        "value.deserializer", ByteArrayDeserializer.class);
    try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
      var partitions = consumer.partitionsFor(args[2]).stream()
          .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
      consumer.assign(partitions); // no group: nobody else shares the work
      consumer.seekToBeginning(partitions);
      System.err.println("From behind position " + start + ".");
      // Of one partition, what is not next never comes.
      long patienceMs = partitions.size() == 1 ? 0 : 5_000;
      for (long lastMoved = System.nanoTime(); ; ) {
        long before = last;
        for (var message : consumer.poll(Duration.ofMillis(500))) take(told(message));
        if (last > before || waiting.isEmpty()) lastMoved = System.nanoTime();
        else if (System.nanoTime() - lastMoved >= patienceMs * 1_000_000)
          end(2, "A gap: what follows " + last + " does not come. Begin again from a snapshot.");
      }
    }
  }

  static void take(Told one) throws Exception {
    if (one.position <= last) return; // at least once: known already
    if (!one.generation.equals(generation)) {
      if (generationNow().equals(generation)) return; // before the log was restored
      end(2, "The log was restored and has a new generation: begin again from a snapshot.");
    }
    waiting.put(Math.max(one.previous, start), one);
    for (Told next; (next = waiting.remove(last)) != null; ) deliver(next);
  }

  static void deliver(Told next) {
    last = next.position;
    commit.add(next.line);
    if (!next.endsCommit) return;
    commit.forEach(out::println); // your rows and `last`: one transaction
    commit.clear();
    if (last >= until) end(0, "That is all.");
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

  static String generationNow() throws Exception {
    return ask("/v1/status", "\"generation\":\"([^\"]+)\"");
  }

  static String snapshot() throws Exception {
    return ask("/v1/sanctions-regimes", ".*\"meta\":.*\"position\":\"(\\d+)\"");
  }

  static String ask(String path, String wanted) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(api + path)).build();
    var body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    var found = Pattern.compile(wanted, Pattern.DOTALL).matcher(body);
    if (!found.find()) end(1, "Not understood: " + path);
    return found.group(1);
  }

  static void end(int code, String sentence) {
    System.err.println(sentence);
    System.exit(code);
  }
}
