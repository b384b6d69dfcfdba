# frozen_string_literal: true

require 'optparse'
require_relative '../client/conversation'
require_relative 'entries'
require_relative 'mended'
require_relative 'replay'

module LegacyLog
  module Quarantined
    # `legacy-log quarantine list | show | replay`.
    class Command
      USAGE = <<~TEXT
        legacy-log quarantine list    how many entries there are, by reason and tag
        legacy-log quarantine show    the entries themselves, with what their senders wrote
        legacy-log quarantine replay  sends them to the collector again; each is written once, however often this runs
      TEXT
      PATH = '/fluentd/log/.fluentd/quarantine'
      ANSWER_SECONDS = 30

      class Wrong < StandardError; end

      def initialize(out, environment)
        @out = out
        @environment = environment
        @options = { path: PATH, to: '127.0.0.1:24224' }
      end

      # The exit code: 0, or 1 where the collector did not take what was sent, or 2 where the command is not understood.
      def run(arguments)
        verb = parser.parse(arguments)
        raise Wrong, "there is no folder #{@options[:path]}" unless Dir.exist?(@options[:path])

        entries = Entries.new(@options[:path], reason: @options[:reason], tag: @options[:tag])
        case verb
        when %w[quarantine list] then list(entries)
        when %w[quarantine show] then entries.each { |entry| @out.puts entry.text }
        when %w[quarantine replay] then replay(entries)
        else raise Wrong, 'which command?'
        end
        0
      rescue OptionParser::ParseError, Wrong => e
        @out.puts "legacy-log: #{e.message}", parser.help
        2
      rescue Client::Conversation::Failed => e
        @out.puts "legacy-log: #{e.message}; what was acknowledged before is noted, and the rest stays in quarantine"
        1
      end

      private

      def parser
        @parser ||= OptionParser.new(USAGE) do |options|
          options.on('--path FOLDER', "where the quarantine is (#{PATH})") { |it| @options[:path] = it }
          options.on('--reason REASON', 'only entries of this reason') { |it| @options[:reason] = it }
          options.on('--tag TAG', 'only entries of this tag') { |it| @options[:tag] = it }
          options.on('--key KEY', 'replay: the value of this key is the line') { |it| @options[:key] = it }
          options.on('--as TAG', 'replay: under this tag') { |it| @options[:as] = it }
          options.on('--line-key KEY', 'replay: the key by which the stream looks for its line (message)') { |it| @options[:line_key] = it }
          options.on('--id-key KEY', 'replay: the key by which the stream looks for an id (id)') { |it| @options[:id_key] = it }
          options.on('--to HOST:PORT', 'replay: the collector (127.0.0.1:24224)') { |it| @options[:to] = it }
        end
      end

      def list(entries)
        rows = Hash.new { |all, kind| all[kind] = [0, 0, nil, nil] }
        noted = Hash.new { |all, file| all[file] = entries.replayed(file) }
        entries.each do |entry|
          row = rows[[entry.reason.to_s, entry.tag.to_s.inspect]]
          row[0] += 1
          row[1] += 1 if noted[entry.file].key?(entry.id)
          row[2] ||= entry.at
          row[3] = entry.at
        end
        return @out.puts('nothing is in quarantine') if rows.empty?

        @out.puts 'entries  replayed  reason        tag, first and last'
        rows.sort.each { |(reason, tag), row| @out.puts format('%7d  %8d  %-12s  %s  %s  %s', row[0], row[1], reason, tag, row[2], row[3]) }
      end

      def replay(entries)
        host, _, port = @options[:to].rpartition(':')
        raise Wrong, "--to #{@options[:to]}: HOST:PORT" unless port.match?(/\A\d+\z/) && !host.empty?

        conversation = Client::Conversation.new(host, port.to_i, @environment, seconds: ANSWER_SECONDS).open
        result = Replay.new(entries, Mended.new(**@options.slice(:key, :line_key, :as, :id_key)), conversation).run
        @out.puts "#{result.sent} sent and acknowledged, #{result.before} replayed before, #{result.left} left: they have no record, no tag, or not the key"
      ensure
        conversation&.close
      end
    end
  end
end
