# frozen_string_literal: true

require_relative '../appended_file'
require_relative '../dated_name'

module LegacyLog
  module Files
    # One growing file, of the exact name that the batch knows.
    class Append
      def initialize(settings, zone)
        @folder = settings.path
        @name = DatedName.new(settings.file, zone)
      end

      def name(seconds) = @name.at(seconds)

      def store_all(lines, commit) = lines.each { |name, bytes| store(name, bytes, commit) }

      def store(name, lines, commit) = AppendedFile.new(File.join(@folder, name), commit).append(lines)
    end
  end
end
