# frozen_string_literal: true

require 'json'
require_relative 'old_chunk'

module LegacyLog
  # Takes over what releases before this plugin left in their buffers, once and before anything new: lines that were
  # made already, a folder for each output, named by the path that it wrote to. They become files of the stream that has
  # this path now, by the same commit as everything else.
  class Adopt
    # The outputs of those releases for what no stream took, and for what failed. Lines of time, tag and JSON.
    SET_ASIDE = { 'unmatched/unmatched' => 'unknown-tag', 'errors/errors' => 'malformed' }.freeze
    SET_ASIDE_FOLDER = '.fluentd'
    # A line was stored without the address of who sent it.
    Packet = Struct.new(:tag, :sender, :received_at, :entries)

    def initialize(folder, streams, quarantine)
      @folder = folder
      @streams = streams
      @quarantine = quarantine
    end

    # Chunks in their order, for the committer.
    def chunks = OldChunk.all(@folder)

    def fill(chunk, batch)
      output = File.dirname(chunk.path).delete_prefix(@folder).delete_prefix('/')
      aside = SET_ASIDE[output.delete_prefix("#{SET_ASIDE_FOLDER}/")]
      lines, torn = split(chunk.bytes)
      stream = aside ? nil : @streams.find { |one| one.wrote?(output) }
      stream ? batch.text(stream.files, chunk.day, lines) : refuse_lines(lines, output, aside || 'unknown-tag', chunk, batch)
      refuse(torn, output, 'cut-off', chunk, batch) unless torn.empty?
    end

    private

    # A chunk that was being written when its process was killed ends inside a line.
    def split(bytes)
      whole = (bytes.rindex("\n") || -1) + 1
      [bytes.byteslice(0, whole), bytes.byteslice(whole, bytes.bytesize)]
    end

    def refuse_lines(lines, output, reason, chunk, batch)
      lines.each_line("\n") do |line|
        _, tag, json = line.chomp.split("\t", 3)
        record = json && parse(json)
        next refuse(line, output, reason, chunk, batch) unless record

        packet = Packet.new(tag, nil, chunk.made_at, line)
        @quarantine.add(batch, packet, reason, "it lay in the buffer #{output}", record: record)
      end
    end

    def refuse(line, output, reason, chunk, batch)
      packet = Packet.new(nil, nil, chunk.made_at, line)
      @quarantine.add(batch, packet, reason, "it lay in the buffer #{output}", raw: line)
    end

    def parse(json)
      record = JSON.parse(json.dup.force_encoding(Encoding::UTF_8))
      record if record.is_a?(Hash)
    rescue JSON::ParserError, EncodingError
      nil
    end
  end
end
