# frozen_string_literal: true

# Makes one call of the file system fail, the nth of those that are made below a folder by this thread. A question that can
# only be answered by yes or no is answered by no then, as Ruby does.
module FailingCalls
  ASKED = { File => %i[exist? symlink? size?], Dir => %i[exist?] }.freeze
  DONE = { File => %i[open rename size lstat delete unlink mtime binread], Dir => %i[children mkdir] }.freeze
  ON_OPEN_FILES = %i[write truncate pread size stat read].freeze
  # Nothing is lost with the machine here, and hundreds of runs would wait for the disk.
  SYNCS = %i[fsync fdatasync].freeze

  Armed = Struct.new(:folder, :left, :error)

  class << self
    # Whether the nth call was made.
    def fail(folder, nth, error)
      Thread.current[:failing] = armed = Armed.new(folder, nth, error)
      yield
      armed.left <= 0
    ensure
      Thread.current[:failing] = nil
    end

    def due?(path)
      armed = Thread.current[:failing]
      return false unless armed && path.to_s.start_with?(armed.folder)

      (armed.left -= 1).zero?
    end

    def error(path) = Thread.current[:failing].error.new("#{path} (by the test)")

    def wrap(target, names, &answer)
      target.prepend(Module.new { names.each { |name| define_method(name) { |*args, **more, &block| answer.call(self, args) { super(*args, **more, &block) } } } })
    end
  end

  ASKED.each { |kind, names| wrap(kind.singleton_class, names) { |_, args, &go| due?(args[0]) ? false : go.call } }
  DONE.each { |kind, names| wrap(kind.singleton_class, names) { |_, args, &go| due?(args[0]) ? raise(error(args[0])) : go.call } }
  wrap(File, SYNCS) { |file, _, &go| due?(file.path) ? raise(error(file.path)) : Thread.current[:failing] ? 0 : go.call }
  wrap(File, ON_OPEN_FILES) { |file, _, &go| due?(file.path) ? raise(error(file.path)) : go.call }
end
