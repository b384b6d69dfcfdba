# frozen_string_literal: true

require_relative 'stream'

module LegacyLog
  # The streams in their order: the first that matches a tag takes it.
  class Streams
    include Enumerable

    # Tags are made by senders: so many answers are remembered, and no more.
    REMEMBERED = 1000

    def initialize(settings, zone)
      refuse_shared_files(settings)
      @streams = settings.map { |one| Stream.new(one, zone) }
      @known = {}
    end

    def each(&block) = @streams.each(&block)

    def of(tag)
      return @known[tag] if @known.key?(tag)

      @known.clear if @known.size >= REMEMBERED
      @known[tag] = @streams.find { |stream| stream.takes?(tag) }
    end

    private

    def refuse_shared_files(settings)
      settings.group_by { |one| File.join(one.path, one.file) }.each do |path, ones|
        raise Fluent::ConfigError, "two <stream> sections write #{path}" if ones.size > 1
      end
    end
  end
end
