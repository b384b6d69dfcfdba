# frozen_string_literal: true

require 'fluent/event_router'
require_relative 'files'
require_relative 'formats'
require_relative 'zone'

module LegacyLog
  # The lines of some tags, and the files that they go to.
  class Stream
    attr_reader :format, :files, :id_key, :line_limit

    # `settings` is a `<stream>` of the configuration.
    def initialize(settings, zone)
      @base = File.join(settings.path, settings.file)
      @rule = Fluent::EventRouter::Rule.new(settings.tag, self)
      @id_key = settings.id_key
      @line_limit = settings.line_limit
      @format = Formats.make(
        settings.format.to_s, keys: settings.keys, fields: settings.fields,
                         without: (settings.id_key unless settings.keep_id), local: zone.method(:local)
      )
      @files = Files.make(settings, zone)
    end

    def takes?(tag) = @rule.match?(tag)

    # Whether the output of a release before was this stream's: it was named by its path, which began with a root that
    # is not in the name, and had no date.
    def wrote?(output) = undated(@base).end_with?("/#{output}")

    private

    def undated(path) = path.sub(/[-._]?%.*\z/, '')
  end
end
