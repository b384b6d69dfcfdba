# frozen_string_literal: true

require 'fluent/config/error'
require_relative '../dated_name'

module LegacyLog
  module Rotation
    # What of a `<stream>` with write rotate does not go together.
    module Settings
      module_function

      def check(settings)
        file = settings.file
        refuse %(file "#{file}" has a date: with write rotate it is the name of the growing file, and dateext gives dates) if DatedName.dated?(file)
        refuse 'write rotate needs every, size, or both' unless settings.every || settings.size
        refuse 'size is 0: a file would end with each line' if settings.size&.zero?
        refuse 'rotate is below 0: it says how many rotated files are kept, and 0 keeps all' if settings.rotate.negative?
        refuse 'late dated needs every and dateext: other names tell nobody what belongs to them' if settings.late == :dated && !dated?(settings)
      end

      def dated?(settings) = settings.every && settings.dateext

      def refuse(words) = raise(Fluent::ConfigError, words)
    end
  end
end
