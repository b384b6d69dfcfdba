# frozen_string_literal: true

require 'msgpack'
require 'securerandom'

module LegacyLog
  module Quarantined
    # Sends entries to the collector, a few hundred at a time, and notes each as soon as it is acknowledged. Whatever ends
    # it in between, the next one goes on, and what was acknowledged without being noted is a repeat to the collector.
    class Replay
      PACKET = 200

      Result = Struct.new(:sent, :before, :left, keyword_init: true)

      def initialize(entries, mended, conversation)
        @entries = entries
        @mended = mended
        @conversation = conversation
        @result = Result.new(sent: 0, before: 0, left: 0)
        @waiting = []
      end

      def run
        @entries.each { |entry| take(entry) }
        deliver
        @result
      end

      private

      def take(entry)
        return @result.before += 1 if noted(entry.file).key?(entry.id)

        tag, event = @mended.event(entry)
        return @result.left += 1 unless tag

        deliver if @waiting.size >= PACKET || (@waiting.any? && [@tag, @file] != [tag, entry.file])
        @tag = tag
        @file = entry.file
        @waiting << [entry.id, event]
      end

      def noted(file)
        return @noted if @noted_file == file

        @noted_file = file
        @noted = @entries.replayed(file)
      end

      def deliver
        return if @waiting.empty?

        chunk = SecureRandom.hex(8)
        @conversation.deliver(MessagePack.pack([@tag, @waiting.map(&:last), { 'chunk' => chunk }]), chunk)
        @entries.note(@file, @waiting.map(&:first))
        @result.sent += @waiting.size
        @waiting = []
      end
    end
  end
end
