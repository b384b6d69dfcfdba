# frozen_string_literal: true

# What was logged, without the time.
class RecordedLog
  attr_reader :lines

  def initialize
    @lines = []
  end

  %i[info warn error].each do |level|
    define_method(level) { |text, **details| @lines << [level, text, details] }
  end

  def texts = @lines.map { |_, text, _| text }
end
